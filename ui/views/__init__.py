from ui.views.page import gallery

__all__ = ["gallery"]
