from sqlalchemy import Boolean, Column, ForeignKey, Integer
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Mailbox(Base):
    __tablename__ = "mailboxes"
    id = Column(Integer, primary_key=True)
    mails = relationship("Mail", back_populates="mailbox")
    unread = relationship(
        "Mail", primaryjoin="and_(Mailbox.id == Mail.mailbox_id, Mail.read == False)", viewonly=True
    )


class Mail(Base):
    __tablename__ = "mails"
    id = Column(Integer, primary_key=True)
    mailbox_id = Column(ForeignKey("mailboxes.id"))
    read = Column(Boolean, default=False)
    mailbox = relationship(Mailbox, back_populates="mails")
