package flopper.api.table;

import flopper.api.page.Csv;

import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** The columns that items of one type have as rows. */
record Table<T>(List<Column<T>> columns) {

    Table {
        columns = List.copyOf(columns);
    }

    /** With those columns alone that are told. */
    Table<T> only(ItemFields fields) {
        return new Table<>(columns.stream().filter(column -> fields.tell(column.path())).toList());
    }

    /** The column of a field. */
    Optional<Column<T>> find(String path) {
        return columns.stream().filter(column -> column.path().equals(path)).findFirst();
    }

    /** Writes the rows in a format that is a table. */
    void write(Format format, List<T> rows, OutputStream out) {
        switch (format) {
            case CSV ->
                    Csv.write(
                            columns.stream().map(Column::title).toList(),
                            rows.stream().map(this::cells).toList(),
                            out);
            case PARQUET -> Parquet.write(columns, rows, out);
            case JSON -> throw new IllegalArgumentException("JSON is no table");
        }
    }

    private List<Object> cells(T row) {
        return columns.stream().<Object>map(column -> column.cell().apply(row)).toList();
    }
}
