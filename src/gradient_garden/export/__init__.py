"""Plain Markdown: notes as CommonMark with GitHub's additions, for whoever reads no dialect."""

from gradient_garden.export.anchors import unusual
from gradient_garden.export.folder import export_vault
from gradient_garden.export.layout import Layout, beside_pages, in_folder, is_plain
from gradient_garden.export.llms import llms_full, llms_index
from gradient_garden.export.pictures import pictures
from gradient_garden.export.plain import plain

__all__ = [
    "Layout",
    "beside_pages",
    "export_vault",
    "in_folder",
    "is_plain",
    "llms_full",
    "llms_index",
    "pictures",
    "plain",
    "unusual",
]
