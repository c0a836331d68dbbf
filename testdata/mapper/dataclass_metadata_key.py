from dataclasses import dataclass, field
from typing import List, Optional

from sqlalchemy import Column, ForeignKey, Integer, String
from sqlalchemy.orm import registry, relationship

reg = registry()


@reg.mapped
@dataclass
class Owner:
    __tablename__ = "owners"
    __sa_dataclass_metadata_key__ = "sa"
    id: int = field(init=False, metadata={"sa": Column(Integer, primary_key=True)})
    name: Optional[str] = field(default=None, metadata={"sa": Column(String(50))})
    dogs: List["Dog"] = field(default_factory=list, metadata={"sa": relationship("Dog")})


@reg.mapped
@dataclass
class Dog:
    __tablename__ = "dogs"
    __sa_dataclass_metadata_key__ = "sa"
    id: int = field(init=False, metadata={"sa": Column(Integer, primary_key=True)})
    owner_id: int = field(init=False, metadata={"sa": Column(ForeignKey("owners.id"))})
