package flopper.launcher.terminal;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows in columns: the first columns to the left, the rest to the right. */
public final class TextTable {
    private static final String GAP = "  ";

    private final int leftColumns;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * @param leftColumns how many columns hold text rather than numbers
     */
    public TextTable(int leftColumns, String... header) {
        this.leftColumns = leftColumns;
        rows.add(List.of(header));
    }

    /** Adds a row of as many cells as the header has. */
    public void add(String... cells) {
        if (cells.length != rows.getFirst().size()) {
            throw new IllegalArgumentException(
                    "%d cells under %s".formatted(cells.length, rows.getFirst()));
        }
        rows.add(List.of(cells));
    }

    /** Prints the header, a line, and the rows. */
    public void print(PrintWriter out) {
        int[] widths = new int[rows.getFirst().size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], width(row.get(column)));
            }
        }
        for (int row = 0; row < rows.size(); row++) {
            out.println(line(rows.get(row), widths));
            if (row == 0) {
                int total = Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1);
                out.println("─".repeat(total));
            }
        }
    }

    private String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = row.get(column);
            String padding = " ".repeat(widths[column] - width(cell));
            line.append(column < leftColumns ? cell + padding : padding + cell).append(GAP);
        }
        return line.toString().stripTrailing();
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
