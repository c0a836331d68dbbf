from sqlalchemy import Column, ForeignKey, Integer, String, Table
from sqlalchemy.orm import registry, relationship

reg = registry()

vineyards = Table("vineyards", reg.metadata, Column("id", Integer, primary_key=True), Column("name", String(50)))
wines = Table(
    "wines",
    reg.metadata,
    Column("id", Integer, primary_key=True),
    Column("vineyard_id", Integer, ForeignKey("vineyards.id"), nullable=False),
    Column("year", Integer, key="vintage"),
)


class Vineyard:
    pass


class Wine:
    pass


reg.map_imperatively(Vineyard, vineyards, properties={"wines": relationship(Wine, back_populates="vineyard")})
reg.map_imperatively(Wine, wines, properties={"vineyard": relationship(Vineyard, back_populates="wines")})
