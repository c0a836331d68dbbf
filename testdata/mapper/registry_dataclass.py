# sqlalchemy: 2
from typing import List, Optional

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, registry, relationship

reg = registry()


@reg.mapped_as_dataclass
class Team:
    __tablename__ = "teams"
    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    name: Mapped[str] = mapped_column(String(30))
    motto: Mapped[Optional[str]] = mapped_column(default=None)
    players: Mapped[List["Player"]] = relationship(default_factory=list, back_populates="team")


@reg.mapped_as_dataclass
class Player:
    __tablename__ = "players"
    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id"), init=False)
    goals: Mapped[int] = mapped_column(default=0)
    team: Mapped[Team] = relationship(back_populates="players", default=None)
