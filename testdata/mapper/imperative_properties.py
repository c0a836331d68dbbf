from sqlalchemy import Column, Integer, MetaData, String, Table
from sqlalchemy.orm import registry, synonym

metadata = MetaData()
reg = registry(metadata=metadata)
stones = Table("stones", metadata, Column("stone_id", Integer, primary_key=True), Column("clr", String(7)))


class Stone:
    pass


reg.map_imperatively(Stone, stones, properties={"id": stones.c.stone_id, "colour": stones.c.clr, "color": synonym("colour")})
