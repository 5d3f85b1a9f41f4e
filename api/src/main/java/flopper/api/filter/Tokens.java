package flopper.api.filter;

import flopper.api.problem.ApiException;
import flopper.db.failure.FailureCode;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a filter into words, and hands them out one by one. */
final class Tokens {

    /** Names, texts with doubled quotes, numbers, signs; possessive, so that no text takes long. */
    private static final Pattern TOKEN =
            Pattern.compile(
                    "(?<word>[A-Za-z][A-Za-z0-9_.]*+)"
                            + "|'(?<text>[^']*+(?:''[^']*+)*+)'"
                            + "|(?<number>[+-]?(?:\\d++\\.?\\d*+|\\.\\d++)(?:[eE][+-]?\\d++)?+)"
                            + "|(?<sign><=|>=|<>|!=|[=<>(),])");

    private final List<Token> tokens = new ArrayList<>();
    private int next;

    Tokens(String text) {
        Matcher matcher = TOKEN.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
                continue;
            }
            if (!matcher.find(at) || matcher.start() != at) {
                throw refusal(
                        at + 1,
                        text.charAt(at) == '\''
                                ? "a text that begins here does not end"
                                : "'%s' begins no name, text, number or sign"
                                        .formatted(Character.toString(text.codePointAt(at))));
            }
            tokens.add(token(matcher, at + 1));
            at = matcher.end();
        }
        tokens.add(new Token(Token.Kind.END, "", text.length() + 1));
    }

    private static Token token(Matcher matcher, int at) {
        String text = matcher.group("text");
        if (text != null) {
            return new Token(Token.Kind.TEXT, text.replace("''", "'"), at);
        }
        Token.Kind kind =
                matcher.group("word") != null
                        ? Token.Kind.WORD
                        : matcher.group("number") != null ? Token.Kind.NUMBER : Token.Kind.SIGN;
        return new Token(kind, matcher.group(), at);
    }

    /** The next word, which stays. */
    Token peek() {
        return tokens.get(next);
    }

    /** The next word, which is taken; the end is there for ever. */
    Token take() {
        Token token = tokens.get(next);
        if (token.kind() != Token.Kind.END) {
            next++;
        }
        return token;
    }

    /** Takes the next word if it is this one. */
    boolean takes(String word) {
        boolean taken = peek().is(word);
        if (taken) {
            next++;
        }
        return taken;
    }

    /** Takes the next word, which has to be this one. */
    void require(String word) {
        if (!takes(word)) {
            throw refusal(peek().at(), "'%s' is missing before %s".formatted(word, peek().shown()));
        }
    }

    /** What is wrong with a filter, and where. */
    static ApiException refusal(int at, String detail) {
        return ApiException.ofField(
                FailureCode.BAD_REQUEST,
                "filter",
                "filter, character %d: %s".formatted(at, detail));
    }
}
