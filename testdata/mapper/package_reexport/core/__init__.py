from .database import Base, Stamped

__all__ = ["Base", "Stamped"]
