import sqlalchemy as sa
from sqlalchemy.orm import declarative_base

metadata = sa.MetaData()
Base = declarative_base(metadata=metadata)
