package flopper.zoo;

import flopper.zoo.build.Architecture;
import flopper.zoo.classic.SqueezeNet;
import flopper.zoo.classic.Vgg;
import flopper.zoo.mobile.MobileNetV2;
import flopper.zoo.residual.DenseNet;
import flopper.zoo.residual.ResNet;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The built-in backbones, in alphabetical order. */
public final class Catalogue {
    private static final List<Backbone> BACKBONES =
            families()
                    .flatMap(List::stream)
                    .map(Catalogue::published)
                    .sorted(Comparator.comparing(Backbone::name))
                    .toList();

    private Catalogue() {}

    public static List<Backbone> backbones() {
        return BACKBONES;
    }

    public static Optional<Backbone> find(String name) {
        return BACKBONES.stream().filter(backbone -> backbone.name().equals(name)).findFirst();
    }

    private static Stream<List<Architecture>> families() {
        return Stream.of(
                DenseNet.architectures(),
                MobileNetV2.architectures(),
                ResNet.architectures(),
                SqueezeNet.architectures(),
                Vgg.architectures());
    }

    private static Backbone published(Architecture architecture) {
        return new Backbone(
                architecture.name(),
                architecture.family(),
                architecture.resolution(),
                PublishedFigures.of(architecture.name()),
                architecture.builder());
    }
}
