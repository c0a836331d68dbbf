    """
    The pages' router. Two later commits repaired other lines of this file.
    """
from fastapi import APIRouter

router = APIRouter(prefix="/pages")


@router.get("/")
async def list_pages():
    return []
