from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()


class Vehicle(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    kind = db.Column(db.String(10), nullable=False)
    __mapper_args__ = {"polymorphic_on": kind, "polymorphic_identity": "vehicle"}


class Truck(Vehicle):
    id = db.Column(db.Integer, db.ForeignKey("vehicle.id"), primary_key=True)
    axles = db.Column(db.Integer)
    __mapper_args__ = {"polymorphic_identity": "truck"}


class Bike(Vehicle):
    gears = db.Column(db.Integer)
    __mapper_args__ = {"polymorphic_identity": "bike"}
