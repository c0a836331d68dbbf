from sqlalchemy import Column, ForeignKey, Integer, Table
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Recipe(Base):
    __tablename__ = "recipes"
    id = Column(Integer, primary_key=True)
    herbs = relationship("Herb", secondary="recipe_herbs", back_populates="recipes")


class Herb(Base):
    __tablename__ = "herbs"
    id = Column(Integer, primary_key=True)
    recipes = relationship("Recipe", secondary="recipe_herbs", back_populates="herbs")


Table(
    "recipe_herbs",
    Base.metadata,
    Column("recipe_id", ForeignKey("recipes.id", ondelete="CASCADE"), primary_key=True),
    Column("herb_id", ForeignKey("herbs.id"), primary_key=True),
)
