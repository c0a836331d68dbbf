from models.post import Post
from models.user import User

__all__ = ["Post", "User"]
