from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()


class Stamped:
    id = db.Column(db.Integer, primary_key=True)
    made = db.Column(db.DateTime, nullable=False, server_default=db.func.now())


class BaseModel(db.Model):
    __abstract__ = True
    note = db.Column(db.Text)


class Invoice(Stamped, BaseModel):
    total = db.Column(db.Numeric(10, 2), nullable=False)


class Reminder(Stamped, BaseModel):
    __tablename__ = "reminders"
    invoice_id = db.Column(db.Integer, db.ForeignKey("invoice.id"), nullable=False)
    invoice = db.relationship(Invoice)
