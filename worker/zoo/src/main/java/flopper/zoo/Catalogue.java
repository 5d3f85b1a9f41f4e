package flopper.zoo;

import java.util.List;
import java.util.Optional;

/** The built-in backbones, in alphabetical order. */
public final class Catalogue {
    private static final List<Backbone> BACKBONES = List.of();

    private Catalogue() {}

    public static List<Backbone> backbones() {
        return BACKBONES;
    }

    public static Optional<Backbone> find(String name) {
        return BACKBONES.stream().filter(backbone -> backbone.name().equals(name)).findFirst();
    }
}
