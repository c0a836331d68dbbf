from sqlalchemy import Column, ForeignKeyConstraint, Index, Integer, MetaData, PrimaryKeyConstraint, String, Table, UniqueConstraint

metadata = MetaData()

makers = Table(
    "makers",
    metadata,
    Column("code", String(3)),
    Column("year", Integer, index=True),
    PrimaryKeyConstraint("code", name="makers_key"),
    Index("ix_makers_all", "code", "year", unique=True),
    schema="trade",
)
goods = Table(
    "goods",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("maker", String(3), key="made_by"),
    Column("name", String(30), unique=True, nullable=False),
    UniqueConstraint("made_by", "name", name="uq_goods"),
    ForeignKeyConstraint(["made_by"], ["trade.makers.code"], onupdate="CASCADE"),
    schema="trade",
)
Index("ix_goods_name", goods.c.name, goods.c.made_by)
