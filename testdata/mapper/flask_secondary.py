from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()

page_tags = db.Table(
    "page_tags",
    db.Column("page_id", db.Integer, db.ForeignKey("page.id"), primary_key=True),
    db.Column("tag_id", db.Integer, db.ForeignKey("tag.id"), primary_key=True),
)


class Page(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    tags = db.relationship("Tag", secondary=page_tags, lazy="subquery", backref=db.backref("pages", lazy=True))


class Tag(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    word = db.Column(db.String(20))
