from sqlalchemy import Column, ForeignKey, Integer, String, Table
from sqlalchemy.orm import column_property, registry, relationship

reg = registry()
ships = Table("ships", reg.metadata, Column("id", Integer, primary_key=True), Column("nm", String(9)))
crews = Table("crews", reg.metadata, Column("id", Integer, primary_key=True), Column("ship_id", ForeignKey("ships.id")))


class Ship:
    pass


class Crew:
    pass


@reg.mapped
class Port:
    __tablename__ = "ports"
    id = Column(Integer, primary_key=True)
    ship_id = Column(ForeignKey("ships.id"))
    ship = relationship(Ship)


crew_properties = {"ship": relationship("Ship", back_populates="crew")}


def start_mappers():
    reg.map_imperatively(Ship, ships, properties={"name": ships.c.nm, "crew": relationship(Crew, back_populates="ship")})
    reg.map_imperatively(Crew, crews, properties=crew_properties)


start_mappers()
