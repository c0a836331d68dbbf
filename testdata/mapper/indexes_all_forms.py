from sqlalchemy import Column, Index, Integer, String, UniqueConstraint, func
from sqlalchemy import text as sql
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Word(Base):
    __tablename__ = "words"
    id = Column(Integer, primary_key=True)
    text = Column(String(40), index=True)
    slug = Column(String(40), unique=True)
    both = Column(String(40), index=True, unique=True)
    neither = Column(String(40), index=False, unique=False)
    lang = Column(String(2))
    data = Column(JSONB)
    __table_args__ = (
        Index("ix_text_lang", "text", "lang"),
        Index("ix_lower", func.lower(text), unique=True),
        Index("ix_gin", "data", postgresql_using="gin"),
        Index("ix_partial", "lang", unique=True, postgresql_where=sql("lang <> 'xx'")),
        Index("ix_desc", lang.desc()),
        UniqueConstraint("lang", "slug"),
        UniqueConstraint(lang, text, name="uq_lang_text"),
    )


Index("ix_late", Word.lang, Word.slug)
Index("ix_later", Word.__table__.c.slug)
