package flopper.api.imported.format;

import flopper.api.problem.ApiException;
import flopper.db.failure.FailureCode;
import flopper.db.imported.ImportFormat;

import java.io.InputStream;

/** Reads files of all formats. */
public final class FileReader {
    private FileReader() {}

    /**
     * What stands in a file, all of which is read.
     *
     * @throws ApiException where it is none of that format, by line and column; or where the request
     *     has to say more of it
     */
    public static Figures read(ImportFormat format, InputStream body, Said said) {
        return switch (format) {
            case FLOPPER_CSV -> FlopperExport.read(body);
            case FLOPPER_PARQUET ->
                    throw ApiException.ofField(
                            FailureCode.UNSUPPORTED,
                            "format",
                            "flopper-parquet cannot be read yet; flopper-csv has the same");
            case TIMM_BENCHMARK -> TimmBenchmark.read(body, said);
            case TIMM_RESULTS -> TimmResults.read(body);
            case AIHUB -> AiHub.read(body);
        };
    }
}
