package flopper.api.filter;

import flopper.api.problem.ApiException;
import flopper.db.failure.FailureCode;
import flopper.db.selection.Comparison;
import flopper.db.selection.Condition;
import flopper.db.selection.Field;
import flopper.db.selection.FieldType;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads a filter:
 *
 * <pre>{@code
 * filter  = and { "or" and }
 * and     = not { "and" not }
 * not     = "not" not | "(" filter ")" | test
 * test    = field ( "=" | "!=" | "<>" | "<" | "<=" | ">" | ">=" ) value
 *         | field [ "not" ] "in" "(" value { "," value } ")"
 *         | field [ "not" ] "like" text
 *         | field "is" [ "not" ] "null"
 * value   = number | text in single quotes, a quote in it doubled | "true" | "false"
 * }</pre>
 *
 * Every refusal names the character, and the field where there is one.
 */
public final class FilterParser {

    /** Characters of a filter at most. */
    public static final int LENGTH_MAX = 2000;

    private static final int VALUES_MAX = 100;
    private static final int DEPTH_MAX = 16;

    private final KnownFields fields;
    private final Tokens tokens;
    private int values;

    private FilterParser(String text, KnownFields fields) {
        this.fields = fields;
        this.tokens = new Tokens(text);
    }

    /**
     * The condition behind a filter.
     *
     * @throws ApiException where it is none
     */
    public static Condition parse(String text, KnownFields fields) {
        if (text.length() > LENGTH_MAX) {
            throw ApiException.ofField(
                    FailureCode.BAD_REQUEST,
                    "filter",
                    "filter has %d characters, more than %d".formatted(text.length(), LENGTH_MAX));
        }
        FilterParser parser = new FilterParser(text, fields);
        Condition condition = parser.any(0);
        Token rest = parser.tokens.peek();
        if (rest.kind() != Token.Kind.END) {
            throw Tokens.refusal(
                    rest.at(), "'and', 'or' or the end is expected, not " + rest.shown());
        }
        return condition;
    }

    private Condition any(int depth) {
        List<Condition> parts = new ArrayList<>(List.of(all(depth)));
        while (tokens.takes("or")) {
            parts.add(all(depth));
        }
        return parts.size() == 1 ? parts.getFirst() : new Condition.Any(parts);
    }

    private Condition all(int depth) {
        List<Condition> parts = new ArrayList<>(List.of(not(depth)));
        while (tokens.takes("and")) {
            parts.add(not(depth));
        }
        return parts.size() == 1 ? parts.getFirst() : new Condition.All(parts);
    }

    private Condition not(int depth) {
        if (depth > DEPTH_MAX) {
            throw Tokens.refusal(
                    tokens.peek().at(), "more than %d levels deep".formatted(DEPTH_MAX));
        }
        if (tokens.takes("not")) {
            return new Condition.Not(not(depth + 1));
        }
        if (tokens.takes("(")) {
            Condition inner = any(depth + 1);
            tokens.require(")");
            return inner;
        }
        return test();
    }

    private Condition test() {
        Field field = field(tokens.take());
        if (tokens.takes("is")) {
            boolean negated = tokens.takes("not");
            tokens.require("null");
            return negated(negated, new Condition.Missing(field));
        }
        boolean negated = tokens.takes("not");
        if (tokens.takes("in")) {
            return negated(negated, in(field));
        }
        if (tokens.peek().is("like")) {
            return negated(negated, like(field, tokens.take()));
        }
        Token sign = tokens.take();
        if (negated) {
            throw Tokens.refusal(
                    sign.at(), "'in' or 'like' is expected, not %s".formatted(sign.shown()));
        }
        Comparison comparison = comparison(field, sign);
        return new Condition.Compare(field, comparison, value(field));
    }

    private static Condition negated(boolean negated, Condition condition) {
        return negated ? new Condition.Not(condition) : condition;
    }

    private Field field(Token name) {
        if (name.kind() != Token.Kind.WORD) {
            throw Tokens.refusal(name.at(), "a field is expected, not " + name.shown());
        }
        return fields.byName()
                .apply(name.text())
                .orElseThrow(() ->
                        Tokens.refusal(
                                name.at(),
                                "there is no field '%s'; the fields are %s"
                                        .formatted(
                                                name.text(), String.join(", ", fields.names()))));
    }

    private static Comparison comparison(Field field, Token sign) {
        String text = sign.is("!=") ? "<>" : sign.text();
        for (Comparison comparison : Comparison.values()) {
            if (sign.kind() == Token.Kind.SIGN && comparison.sign().equals(text)) {
                if (field.type() == FieldType.BOOLEAN
                        && comparison != Comparison.EQUAL
                        && comparison != Comparison.UNEQUAL) {
                    throw Tokens.refusal(
                            sign.at(), "%s is true or false, not more".formatted(field.name()));
                }
                return comparison;
            }
        }
        throw Tokens.refusal(
                sign.at(),
                "%s is followed by =, !=, <, <=, >, >=, in, like or is, not by %s"
                        .formatted(field.name(), sign.shown()));
    }

    private Condition in(Field field) {
        tokens.require("(");
        List<Object> of = new ArrayList<>(List.of(value(field)));
        while (tokens.takes(",")) {
            of.add(value(field));
        }
        tokens.require(")");
        return new Condition.In(field, of);
    }

    private Condition like(Field field, Token like) {
        if (field.type() != FieldType.TEXT) {
            throw Tokens.refusal(
                    like.at(), "%s is no text, which 'like' is for".formatted(field.name()));
        }
        Token pattern = tokens.peek();
        String text = (String) value(field);
        if (text.endsWith("\\") && !text.endsWith("\\\\")) {
            throw Tokens.refusal(pattern.at(), "the pattern ends in the middle of an escape");
        }
        return new Condition.Like(field, text);
    }

    private Object value(Field field) {
        Token token = tokens.take();
        if (++values > VALUES_MAX) {
            throw Tokens.refusal(token.at(), "more than %d values".formatted(VALUES_MAX));
        }
        Token.Kind kind =
                switch (field.type()) {
                    case TEXT, ID, INSTANT -> Token.Kind.TEXT;
                    case INTEGER, REAL -> Token.Kind.NUMBER;
                    case BOOLEAN -> Token.Kind.WORD;
                };
        try {
            if (token.kind() == kind) {
                return field.type().parse(token.text());
            }
        } catch (IllegalArgumentException e) {
            // Told below, as any other value of the wrong type.
        }
        throw Tokens.refusal(
                token.at(),
                "%s is compared with %s, not with %s"
                        .formatted(field.name(), field.type().words(), token.shown()));
    }
}
