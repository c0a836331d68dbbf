from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()


class Visit(db.Model):
    id = db.Column(db.Integer, primary_key=True)


class Metric(db.Model):
    __bind_key__ = "statistics"
    id = db.Column(db.Integer, primary_key=True)
    value = db.Column(db.Float, nullable=False)


class MetricNote(db.Model):
    __bind_key__ = "statistics"
    id = db.Column(db.Integer, primary_key=True)
    metric_id = db.Column(db.ForeignKey("metric.id"))
    metric = db.relationship(Metric, backref="notes")
