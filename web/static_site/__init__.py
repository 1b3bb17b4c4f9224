"""The whole site as files: its pages, maps and data of one day, for a file server or an intranet folder."""
