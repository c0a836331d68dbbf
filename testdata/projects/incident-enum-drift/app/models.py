import enum

from sqlalchemy import Column, Enum, Integer
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class ImportStatus(enum.Enum):
    Queued = "Queued"
    Processing = "Processing"
    Completed = "Completed"
    Error = "Error"
    Submitted = "Submitted"


class Curation(enum.Enum):
    New = "New"
    Maybe = "Maybe"
    Not_a_Fit = "Not a Fit"


class Document(Base):
    __tablename__ = "documents"

    id = Column(Integer, primary_key=True)
    import_status = Column(
        Enum(
            ImportStatus,
            name="import_status_enum",
            create_type=False,
        ),
        index=True,
    )
    curation = Column(Enum(Curation))
    review = Column(Enum(Curation, name="review", values_callable=lambda members: [m.value for m in members]))
