"""The types of extensions that the server may lack, which are then domains over bytea. A domain takes no modifiers, so that
`vector(1536)` is spelled `vector`. A schema made so is read like any other."""
import re

TYPES = {
    "vector": ["vector", "halfvec", "sparsevec"],
    "postgis": ["geometry", "geography", "box2d", "box3d"],
    "postgis_raster": ["raster"],
}


def domains(extension):
    return "; ".join("CREATE DOMAIN public.%s AS bytea" % name for name in TYPES.get(extension, []))


def without_modifiers(text, extensions):
    names = [name for extension in extensions for name in TYPES.get(extension, [])]
    if not names:
        return text
    return re.sub(r"\b(%s)\s*\([^()]*\)" % "|".join(names), r"\1", text, flags=re.IGNORECASE)


def without(text, extensions):
    """DDL that creates these extensions, with the domains instead; with them all the same if some other step has made the
    extension beforehand."""
    for extension in extensions:
        text, found = re.subn(r'CREATE EXTENSION [^;]*?"?\b%s\b"?[^;]*;' % extension, domains(extension) + ";", text)
        if not found and domains(extension):
            text = domains(extension) + ";\n" + text
    return without_modifiers(text, extensions)
