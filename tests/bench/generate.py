#!/usr/bin/env python3
"""Writes a monorepo that looks like those we check: services with enums, models, repositories, schemas, routes, tests.

The same seed and number of lines give the same bytes, so figures can be compared across machines and months. It has no
findings on purpose: what is measured is reading, not reporting. About 45 bytes a line, as in the projects we know.
"""
import argparse
import pathlib
import random

NOUNS = (
    "account address asset audit batch booking branch budget campaign carrier cart category channel claim comment "
    "contact contract coupon currency customer delivery deposit device discount dispatch document employee event "
    "exchange export feature feedback filter invoice item job label ledger license listing loan location mandate member "
    "merchant message meter notice offer order package parcel partner passenger payment payout permit plan policy pool "
    "product profile project promotion quota quote rate receipt refund region rental report request reservation reward "
    "room route schedule seat segment session shift shipment stock store subscription supplier survey task tax tenant "
    "ticket timer token transfer trip vehicle vendor version visit voucher wallet warehouse workflow zone"
).split()
ADJECTIVES = "active annual basic blocked bulk central daily direct early final global inner late linked local main open".split()
STATES = "draft pending approved rejected shipped delivered cancelled expired archived failed paused closed".split()
COLUMNS = (
    ("String(64)", "str", '"unnamed"'),
    ("Text", "str", '""'),
    ("Integer", "int", "0"),
    ("Boolean", "bool", "False"),
    ("Numeric(12, 2)", "Decimal", 'Decimal("0.00")'),
    ("DateTime(timezone=True)", "datetime", "None"),
)


def camel(words):
    return "".join(word.capitalize() for word in words.split("_"))


class Entity:
    def __init__(self, rng, service, name):
        self.service, self.name, self.cls = service, name, camel(name)
        self.table = f"{service}_{name}s"
        self.states = rng.sample(STATES, rng.randint(4, 9))
        words = rng.sample(NOUNS, rng.randint(8, 20))
        self.columns = [(f"{rng.choice(ADJECTIVES)}_{word}", *rng.choice(COLUMNS)) for word in words]
        self.parent = None  # an entity of the same service


def enums(entities):
    lines = ['"""What the columns of this service may hold."""', "import enum", ""]
    for entity in entities:
        lines += ["", f"class {entity.cls}Status(str, enum.Enum):", f'    """Where a {entity.name} is on its way."""', ""]
        lines += [f'    {state.upper()} = "{state}"' for state in entity.states]
        lines += ["", "    @property", "    def is_final(self) -> bool:"]
        lines += [f"        return self in ({entity.cls}Status.{entity.states[-1].upper()}, {entity.cls}Status.{entity.states[-2].upper()})", ""]
    return lines


def model(entity):
    service = entity.service
    lines = [
        f'"""The table `{entity.table}`."""', "from __future__ import annotations", "", "from datetime import datetime",
        "from decimal import Decimal", "from typing import List, Optional", "",
        "from sqlalchemy import Boolean, DateTime, Enum, ForeignKey, Integer, Numeric, String, Text",
        "from sqlalchemy.orm import Mapped, mapped_column, relationship", "", "from common.db import Base",
        f"from {service}.enums import {entity.cls}Status", "", "", f"class {entity.cls}(Base):",
        f'    __tablename__ = "{entity.table}"', "", "    id: Mapped[int] = mapped_column(Integer, primary_key=True)",
        f"    status: Mapped[{entity.cls}Status] = mapped_column(",
        f'        Enum({entity.cls}Status, name="{entity.table}_status"), default={entity.cls}Status.{entity.states[0].upper()}',
        "    )",
    ]
    for name, column, kind, _ in entity.columns:
        lines.append(f"    {name}: Mapped[Optional[{kind}]] = mapped_column({column}, nullable=True)")
    if entity.parent:
        parent = entity.parent
        lines += [f'    {parent.name}_id: Mapped[int] = mapped_column(ForeignKey("{parent.table}.id"), index=True)',
                  f'    {parent.name}: Mapped["{parent.cls}"] = relationship("{parent.cls}")']
    lines += ["", "    def __repr__(self) -> str:", f'        return f"<{entity.cls} {{self.id}}: {{self.status.value}}>"', ""]
    return lines


def repository(rng, entity):
    cls, name = entity.cls, entity.name
    lines = [f'"""Reads and writes {name}s; nobody else speaks to their table."""', "from datetime import datetime",
             "from decimal import Decimal", "from typing import List, Optional", "",
             "from sqlalchemy import select, update", "from sqlalchemy.orm import Session", "",
             f"from {entity.service}.enums import {cls}Status", f"from {entity.service}.models.{name} import {cls}", "", "",
             f"class {cls}Repository:", "    def __init__(self, session: Session) -> None:", "        self.session = session", "",
             f"    def get(self, {name}_id: int) -> Optional[{cls}]:", f"        return self.session.get({cls}, {name}_id)", ""]
    for column, _, kind, _ in entity.columns:
        state = rng.choice(entity.states).upper()
        lines += [f"    def find_by_{column}(self, value: \"{kind}\", limit: int = {rng.randint(10, 500)}) -> List[{cls}]:",
                  f"        query = select({cls}).where({cls}.{column} == value, {cls}.status != {cls}Status.{state})",
                  f"        found = self.session.execute(query.order_by({cls}.id).limit(limit)).scalars().all()",
                  f"        return [row for row in found if not row.status.is_final]", ""]
    return lines


def service(rng, entity):
    cls, name = entity.cls, entity.name
    lines = [f'"""What may be done with a {name}."""', "import logging", "from typing import Any, Dict, List", "",
             f"from {entity.service}.enums import {cls}Status", f"from {entity.service}.models.{name} import {cls}",
             f"from {entity.service}.repositories.{name} import {cls}Repository", "", "logger = logging.getLogger(__name__)",
             "", "", f"class {cls}Error(Exception):", f'    """A {name} does not allow what was asked."""', "", "",
             f"class {cls}Service:", f"    def __init__(self, repository: {cls}Repository) -> None:",
             "        self.repository = repository", ""]
    for before, after in zip(entity.states, entity.states[1:]):
        lines += [f"    def move_to_{after}(self, {name}_id: int, **context: Any) -> {cls}:",
                  f'        """From {before} to {after}; anything else is a mistake of the caller."""',
                  f"        {name} = self.repository.get({name}_id)", f"        if {name} is None:",
                  f'            raise {cls}Error(f"there is no {name} {{{name}_id}}")',
                  f"        if {name}.status != {cls}Status.{before.upper()}:  # moved by somebody else meanwhile",
                  f'            logger.warning("{name} %s is %s", {name}.id, {name}.status.value, extra={{"context": context}})',
                  f'            raise {cls}Error("it must be {before}")', f"        {name}.status = {cls}Status.{after.upper()}",
                  f"        return {name}", ""]
    lines += [f"    def summary(self, rows: List[{cls}]) -> Dict[str, Any]:", "        counts: Dict[str, int] = {}",
              "        for row in rows:", "            key = row.status.value if row.status else \"none\"",
              f"            counts[key] = counts.get(key, 0) + {rng.randint(1, 3)}",
              "        return {\"total\": len(rows), **{key: value for key, value in sorted(counts.items()) if value}}", ""]
    return lines


def tests(rng, entity):
    cls, name = entity.cls, entity.name
    lines = ["import pytest", "", f"from {entity.service}.enums import {cls}Status",
             f"from {entity.service}.models.{name} import {cls}", f"from {entity.service}.services.{name} import {cls}Error, {cls}Service",
             "", "", "class Repository:", "    def __init__(self, row):", "        self.row = row", "",
             "    def get(self, key):", "        return self.row if self.row and self.row.id == key else None", ""]
    for before, after in zip(entity.states, entity.states[1:]):
        number = rng.randint(1, 99999)
        lines += ["", f"def test_{before}_{name}_moves_to_{after}():",
                  f"    row = {cls}(id={number}, status={cls}Status.{before.upper()})",
                  f"    service = {cls}Service(Repository(row))",
                  f"    assert service.move_to_{after}({number}).status is {cls}Status.{after.upper()}",
                  f"    with pytest.raises({cls}Error):", f"        service.move_to_{after}({number})  # it is there already", ""]
    cases = ", ".join(f'"{rng.choice(NOUNS)}-{rng.randint(100, 999)}"' for _ in range(6))
    return lines + ["", f'@pytest.mark.parametrize("label", [{cases}])', f"def test_label_of_{name}(label):",
                    "    left, _, right = label.partition(\"-\")", "    assert left.isalpha() and int(right) > 99", ""]


def write(path, lines):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines).rstrip("\n") + "\n", encoding="utf-8")
    return len(lines)


def write_service(root, rng, number):
    name = f"{rng.choice(NOUNS)}_{number:03}"
    entities = [Entity(rng, name, noun) for noun in rng.sample(NOUNS, rng.randint(6, 24))]
    for entity in entities[1:]:
        entity.parent = rng.choice(entities[: entities.index(entity)])
    package = root / name
    written = write(package / "enums.py", enums(entities))
    for folder in ("", "models", "repositories", "services"):
        lines = [f"from {name}.models.{entity.name} import {entity.cls}" for entity in entities] if folder == "models" else []
        written += write(package / folder / "__init__.py", lines + [f"__all__ = {[entity.cls for entity in entities]}"] * bool(lines))
    for entity in entities:
        written += write(package / "models" / f"{entity.name}.py", model(entity))
        written += write(package / "repositories" / f"{entity.name}.py", repository(rng, entity))
        written += write(package / "services" / f"{entity.name}.py", service(rng, entity))
        written += write(root / "tests" / name / f"test_{entity.name}.py", tests(rng, entity))
    return written


def generate(root, lines, seed):
    rng = random.Random(seed)
    root = pathlib.Path(root)
    write(root / "pyproject.toml", ["[project]", 'name = "monorepo"', 'version = "1"', 'requires-python = ">=3.9"'])
    written = write(root / "common" / "__init__.py", [])
    written += write(root / "common" / "db.py", ["from sqlalchemy.orm import DeclarativeBase", "", "", "class Base(DeclarativeBase):", "    pass"])
    number = 0
    while written < lines:
        number += 1
        written += write_service(root, rng, number)
    return written


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder")
    parser.add_argument("--lines", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=20261126)
    options = parser.parse_args()
    print(generate(options.folder, options.lines, options.seed), "lines")
