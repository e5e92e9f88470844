"""Files in a folder of this machine (or of a mounted disk)."""

from motcua.adapters.storage_folder.folder import FolderStorage

__all__ = ["FolderStorage"]
