package flopper.api.imported.format;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of one of timm's benchmark files says, such as {@code
 * benchmark-infer-amp-nchw-pt240-cu124-rtx3090.csv}.
 *
 * @param device {@code rtx4090} also where a file says {@code 4090}, so that two files of one card
 *     are one device
 * @param backend with the compiler, where one was used
 */
record TimmFileName(String precision, String device, String backend, String backendVersion) {
    private static final Pattern NAME =
            Pattern.compile(
                    ".*benchmark-infer-(?<precision>[a-z0-9]+)-(?<layout>nchw|nhwc)"
                            + "-pt(?<torch>\\d{2,5})-(cu(?<cuda>\\d{2,4})|cpu)"
                            + "-(?<device>[A-Za-z0-9_]+?)(-(?<compiler>dynamo))?\\.csv");

    static Optional<TimmFileName> parse(String name) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Optional<String> cuda = Optional.ofNullable(parts.group("cuda"));
        Optional<String> compiler = Optional.ofNullable(parts.group("compiler"));
        boolean channelsLast = parts.group("layout").equals("nhwc");
        return Optional.of(
                new TimmFileName(
                        parts.group("precision"),
                        parts.group("device").replaceFirst("^(?=\\d{4}$)", "rtx"),
                        "pytorch"
                                + compiler.map(one -> "-" + one).orElse("")
                                + (channelsLast ? "-nhwc" : ""),
                        torch(parts.group("torch"))
                                + cuda.map(digits -> "+cu" + dotted(digits)).orElse("")));
    }

    /** 113 is 1.13, and 240 is 2.4.0: with version 2 the file names tell the patch too. */
    private static String torch(String digits) {
        if (digits.startsWith("1") || digits.length() == 2) {
            return digits.charAt(0) + "." + digits.substring(1);
        }
        int last = digits.length() - 1;
        return digits.charAt(0) + "." + digits.substring(1, last) + "." + digits.charAt(last);
    }

    /** 124 is 12.4. */
    private static String dotted(String digits) {
        int last = digits.length() - 1;
        return digits.substring(0, last) + "." + digits.charAt(last);
    }
}
