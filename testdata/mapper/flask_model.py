from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()


class UserGroup(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    title = db.Column(db.String(40), unique=True, nullable=False)
    people = db.relationship("Person", backref="group", lazy=True)


class Person(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    email = db.Column(db.String(120), index=True)
    group_id = db.Column(db.Integer, db.ForeignKey("user_group.id"))
