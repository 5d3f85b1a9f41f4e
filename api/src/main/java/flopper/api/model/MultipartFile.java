package flopper.api.model;

import flopper.api.problem.ApiException;
import flopper.db.failure.FailureCode;

import io.micronaut.http.MediaType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first file part of a {@code multipart/form-data} body (RFC 7578), read as a stream; the
 * framework's own decoder keeps parts in memory or on the disk.
 *
 * @param fileName as the part gives it
 * @param content ends where the part ends, and fails where the body ends before that
 */
record MultipartFile(String fileName, InputStream content) {

    private static final Pattern FILE_NAME =
            Pattern.compile("(?i);\\s*filename=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^;\\s]+))");

    /** Two line breaks. */
    private static final int EMPTY_LINE = 0x0D0A_0D0A;

    /** Lengths of headers, and of parts before the file's. */
    private static final int SKIPPED_BYTES_MAX = 1 << 16;

    /**
     * The first part that has a file name.
     *
     * @throws ApiException where there is none
     */
    static MultipartFile first(MediaType contentType, InputStream body) throws IOException {
        String boundary =
                contentType
                        .getParameters()
                        .get("boundary")
                        .map(text -> text.replace("\"", ""))
                        .filter(text -> !text.isEmpty())
                        .orElseThrow(() -> malformed("its Content-Type names no boundary"));
        // Every delimiter but the first has a line break before it that is not the part's.
        DelimitedStream parts = new DelimitedStream(body, "\r\n--" + boundary, "\r\n");
        skip(parts);
        while (parts.next()) {
            String headers = headers(parts);
            Optional<String> fileName = fileName(headers);
            if (fileName.isPresent()) {
                return new MultipartFile(fileName.get(), parts);
            }
            skip(parts);
        }
        throw malformed("it has no part with a file name");
    }

    private static Optional<String> fileName(String headers) {
        return headers.lines()
                .filter(line -> line.regionMatches(true, 0, "Content-Disposition:", 0, 20))
                .map(FILE_NAME::matcher)
                .filter(Matcher::find)
                .map(found -> Optional.ofNullable(found.group(1)).orElseGet(() -> found.group(2)))
                .findFirst();
    }

    /** What stands before the empty line, the rest of the delimiter's own line included. */
    private static String headers(InputStream part) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int lastFour = 0;
        while (lastFour != EMPTY_LINE) {
            int b = part.read();
            if (b < 0 || bytes.size() > SKIPPED_BYTES_MAX) {
                throw malformed("a part has no end of its headers");
            }
            bytes.write(b);
            lastFour = lastFour << 8 | b;
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static void skip(InputStream part) throws IOException {
        if (part.readNBytes(SKIPPED_BYTES_MAX + 1).length > SKIPPED_BYTES_MAX) {
            throw malformed(
                    "more than %d bytes stand before the file".formatted(SKIPPED_BYTES_MAX));
        }
    }

    private static ApiException malformed(String reason) {
        return ApiException.of(
                FailureCode.BAD_REQUEST, "the multipart body cannot be read: " + reason);
    }
}
