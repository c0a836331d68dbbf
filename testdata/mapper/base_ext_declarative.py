import sqlalchemy as sa
from sqlalchemy.ext.declarative import declarative_base

Model = declarative_base(name="Model")


class Parcel(Model):
    __tablename__ = "parcels"
    id = sa.Column(sa.Integer, primary_key=True)
    weight = sa.Column(sa.Float, nullable=False, server_default="0")
    label = sa.Column("parcel_label", sa.Unicode(40))
