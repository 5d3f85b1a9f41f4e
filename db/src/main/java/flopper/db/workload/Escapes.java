package flopper.db.workload;

/** Keeps a name on one line: ONNX allows any text as a name, line breaks included. */
final class Escapes {

    private Escapes() {}

    static String escape(String name) {
        return name.replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\0", "\\0");
    }

    static String unescape(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder name = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                name.append(c);
                continue;
            }
            char escaped = text.charAt(++i);
            name.append(
                    switch (escaped) {
                        case 'n' -> '\n';
                        case 'r' -> '\r';
                        case '0' -> '\0';
                        default -> escaped;
                    });
        }
        return name.toString();
    }
}
