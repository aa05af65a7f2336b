"""What a room played, for afterwards: a page that explains it, and two files to take away."""

from __future__ import annotations

from tornado.web import authenticated

from qikit.errors import QikitError
from qikit.workshop.room.csv_out import class_data_csv, points_csv
from qikit.workshop.room.lead import LeadHandler


class ClassDataHandler(LeadHandler):
    """The page: how to see the data as a chart without code, and what its columns mean."""

    @authenticated
    def get(self, code: str) -> None:
        from qikit.workshop.drawing.page import MOST_ROWS, table_html  # late: it loads pandas

        room = self.room(code)
        rows = room.game.rows(room.table)
        self.show_workshop(
            "class-data.html",
            code=room.code,
            game=room.game,
            rows=len(rows),
            shown=MOST_ROWS,
            table=table_html(rows),
        )


class ClassDataFileHandler(LeadHandler):
    """A CSV file: every row, or the points in order."""

    @authenticated
    def get(self, code: str, which: str) -> None:
        room = self.room(code)
        try:
            text = (points_csv if which == "class-chart" else class_data_csv)(room)
        except QikitError:
            self.redirect(f"{self.lead_url}/room/{room.code}/class-data")
            return
        name = f"{which}-{room.game.slug}-{room.code}.csv"
        self.set_header("Content-Type", "text/csv; charset=utf-8")
        self.set_header("Content-Disposition", f'attachment; filename="{name}"')
        self.set_header("Cache-Control", "no-store")
        self.finish(text)
