"""Where celebrations stand: in the navigation, on the home page, on the pages of contacts."""
