package flopper.api.imported;

import flopper.api.backbone.CountedBackbones;
import flopper.api.imported.format.Figures;
import flopper.api.imported.format.FileReader;
import flopper.api.problem.ApiException;
import flopper.db.Database;
import flopper.db.failure.FailureCode;
import flopper.db.imported.Import;
import flopper.db.imported.ImportFormat;
import flopper.db.imported.ImportStore;
import flopper.db.imported.NewImport;

import jakarta.inject.Singleton;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Imports files whole or not at all, each content once. */
@Singleton
final class Importer {

    /**
     * What became of a file.
     *
     * @param created false: it was there already, and nothing changed
     */
    record Imported(Import file, boolean created) {}

    private final ImportStore imports;
    private final CountedBackbones backbones;
    private final ImportSettings settings;

    Importer(Database database, CountedBackbones backbones, ImportSettings settings) {
        this.imports = database.imports();
        this.backbones = backbones;
        this.settings = settings;
    }

    /**
     * Imports the file that the body is.
     *
     * @throws ApiException where it cannot be read, or is there with another source
     */
    Imported store(ImportRequest request, InputStream body, String owner) {
        ImportFormat format = request.importFormat();
        String source = ImportRequest.required(request.source(), "source");
        String licence = ImportRequest.required(request.licence(), "licence");
        String version = ImportRequest.required(request.version(), "version");
        DigestInputStream digested =
                new DigestInputStream(new BoundedBody(body, settings.bytesMax()), sha256());
        Figures read = FileReader.read(format, digested, request.said());
        String contentId = contentId(digested);
        Optional<Import> known = imports.findByContent(contentId);
        if (known.isPresent()) {
            return new Imported(same(known.get(), format, source, licence, version), false);
        }
        CatalogueJoin join = new CatalogueJoin(backbones);
        Figures figures = join.join(read);
        boolean created =
                imports.put(
                        new NewImport(
                                contentId,
                                format,
                                source,
                                licence,
                                version,
                                request.said().file(),
                                owner,
                                figures.measurements(),
                                figures.accuracies(),
                                join.conflicts(),
                                figures.skipped()));
        Import stored = imports.findByContent(contentId).orElseThrow();
        return new Imported(same(stored, format, source, licence, version), created);
    }

    private static Import same(
            Import known, ImportFormat format, String source, String licence, String version) {
        if (known.format() != format
                || !known.source().equals(source)
                || !known.licence().equals(licence)
                || !known.sourceVersion().equals(version)) {
            throw ApiException.of(
                    FailureCode.CONFLICT,
                    ("the same file was imported before as %s of '%s' (%s, version %s), import %s;"
                                    + " delete that first")
                            .formatted(
                                    ImportRequest.told(known.format()),
                                    known.source(),
                                    known.licence(),
                                    known.sourceVersion(),
                                    known.id()));
        }
        return known;
    }

    private static String contentId(DigestInputStream body) {
        try {
            // A reader may stop before the end, where nothing but white space follows.
            body.transferTo(OutputStream.nullOutputStream());
        } catch (IOException _) {
            throw ApiException.of(FailureCode.TRUNCATED, "the body broke off before its end");
        }
        return "sha256:" + HexFormat.of().formatHex(body.getMessageDigest().digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
