from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()


class UserRole(db.Model):
    id = db.Column(db.Integer, primary_key=True)


class Role(db.Model):
    __tablename__ = "user_role"
    id = db.Column(db.Integer, primary_key=True)
