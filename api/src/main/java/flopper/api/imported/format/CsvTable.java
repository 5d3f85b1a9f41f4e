package flopper.api.imported.format;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

import flopper.api.problem.ApiException;
import flopper.db.failure.FailureCode;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Reads a table (RFC 4180, UTF-8) row by row; tells all rows that are wrong at once, up to a bound. */
final class CsvTable {
    /** A million cells and more are read in one request; larger files come in parts. */
    private static final int ROWS_MAX = 200_000;

    /** A row is some hundred characters. */
    private static final int ROW_CHARS_MAX = 1 << 16;

    private static final int ERRORS_SHOWN = 20;

    private CsvTable() {}

    /**
     * What the rows are, in order; those that are nothing are left out.
     *
     * @param columns that have to be there
     * @throws ApiException where it is no table, or by line and column where rows cannot be read
     */
    static <T> List<T> read(
            InputStream body, List<String> columns, Function<Row, Optional<T>> reading) {
        List<T> read = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        int bad = 0;
        int rows = 0;
        try (CsvReader<NamedCsvRecord> table = open(body)) {
            Iterator<NamedCsvRecord> records = table.iterator();
            while (records.hasNext()) {
                NamedCsvRecord record = records.next();
                if (rows == 0) {
                    requireColumns(record.getHeader(), columns);
                }
                if (++rows > ROWS_MAX) {
                    throw refused("the table has more than %d rows".formatted(ROWS_MAX));
                }
                try {
                    reading.apply(new Row(record)).ifPresent(read::add);
                } catch (BadCell e) {
                    if (++bad <= ERRORS_SHOWN) {
                        errors.add(String.valueOf(e.getMessage()));
                    }
                }
            }
        } catch (CsvParseException e) {
            throw refused("the table cannot be read: " + e.getMessage());
        } catch (UncheckedIOException e) {
            throw ofBody(Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw ofBody(e);
        }
        if (rows == 0) {
            throw refused("the table has no rows");
        }
        if (bad > 0) {
            throw refused(
                    "%d of %d rows cannot be read, and nothing was imported: %s%s"
                            .formatted(
                                    bad,
                                    rows,
                                    String.join("; ", errors),
                                    bad > ERRORS_SHOWN ? "; …" : ""));
        }
        return read;
    }

    private static CsvReader<NamedCsvRecord> open(InputStream body) {
        // A decoder by itself would put a sign of its own where the text is broken.
        InputStreamReader text =
                new InputStreamReader(
                        body,
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT));
        return CsvReader.builder().maxBufferSize(ROW_CHARS_MAX).ofNamedCsvRecord(text);
    }

    private static void requireColumns(List<String> header, List<String> columns) {
        List<String> missing = columns.stream().filter(name -> !header.contains(name)).toList();
        if (!missing.isEmpty()) {
            throw refused(
                    "line 1 names no column %s: is the format right?"
                            .formatted(String.join(", ", missing)));
        }
    }

    private static ApiException ofBody(IOException thrown) {
        return thrown instanceof CharacterCodingException
                ? refused("the table is not UTF-8")
                : ApiException.of(FailureCode.TRUNCATED, "the body broke off before its end");
    }

    private static ApiException refused(String detail) {
        return ApiException.of(FailureCode.BAD_TABLE, detail);
    }
}
