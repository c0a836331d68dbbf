// What several rules about relationships ask of a row, and how they name columns and tables.
#pragma once

#include <string>
#include <string_view>

#include "domain/domain.h"

namespace ormlint {

const Relationship* find_relationship(const Model& model, std::string_view name);

// The relationship that this one is the other side of, as both say; null when they do not.
const Relationship* other_side(const Domain& domain, const Relationship& relationship);

// "orders.customer_id", and the name of a class's table, in backticks.
std::string shown(const Domain& domain, const ColumnRef& column);
std::string shown_table(const Domain& domain, Id<Model> model);

std::string_view spelled(Direction direction);

// Why a relationship that is annotated as a collection is a single object.
std::string_view why_single(const Relationship& row);

// One class, or one below the other.
bool is_related(const Domain& domain, Id<Model> one, Id<Model> other);

// Of two sides with one fault, the one that tells of it: the first in order of the source.
bool tells(const Domain& domain, const Relationship& relationship);

// Two sides that name each other and are both one-to-many, or both many-to-one.
bool is_same_direction(const Relationship& one, const Relationship& other);
// The target has an attribute already that backref= would make.
bool is_backref_taken(const Model& target, const Relationship& row);

// "recipe_assets" of RecipeAsset: the name says that there are several.
bool is_plural_of(std::string_view attribute, std::string_view class_name);
// The other side's key is unique, so there is at most one.
bool has_unique_key(const Domain& domain, const Relationship& relationship);

}  // namespace ormlint
