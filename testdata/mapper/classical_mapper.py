# sqlalchemy: 1
from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table
from sqlalchemy.orm import mapper, relationship

metadata = MetaData()
teas = Table("teas", metadata, Column("id", Integer, primary_key=True), Column("name", String(20)))
cups = Table("cups", metadata, Column("id", Integer, primary_key=True), Column("tea_id", ForeignKey("teas.id")))


class Tea(object):
    pass


class Cup(object):
    pass


mapper(Tea, teas, properties={"cups": relationship(Cup, backref="tea")})
mapper(Cup, cups)
