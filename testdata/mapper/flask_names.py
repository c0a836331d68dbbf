from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()


class HTTPRequestLog(db.Model):
    id = db.Column(db.Integer, primary_key=True)


class APIKey2(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    log_id = db.Column(db.ForeignKey("http_request_log.id"))


class Named(db.Model):
    __tablename__ = "with_own_name"
    id = db.Column(db.Integer, primary_key=True)
