package flopper.api.imported;

import flopper.zoo.Backbone;
import flopper.zoo.Catalogue;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which backbone a source's name for a model means, going by the name alone. */
final class BackboneNames {
    /** Names of timm for architectures that torchvision, whose names the catalogue has, calls others. */
    private static final Map<String, String> TIMM =
            Map.ofEntries(
                    Map.entry("mobilenetv1_100", "mobilenet_v1"),
                    Map.entry("mobilenetv2_100", "mobilenet_v2"),
                    Map.entry("mobilenetv3_large_100", "mobilenet_v3_large"),
                    Map.entry("mobilenetv3_small_100", "mobilenet_v3_small"),
                    Map.entry("mnasnet_100", "mnasnet1_0"),
                    Map.entry("swin_tiny_patch4_window7_224", "swin_t"),
                    Map.entry("swin_small_patch4_window7_224", "swin_s"),
                    Map.entry("swin_base_patch4_window7_224", "swin_b"),
                    Map.entry("tf_efficientnetv2_s", "efficientnet_v2_s"),
                    Map.entry("tf_efficientnetv2_m", "efficientnet_v2_m"),
                    Map.entry("tf_efficientnetv2_l", "efficientnet_v2_l"),
                    Map.entry("vit_base_patch16_224", "vit_b_16"),
                    Map.entry("vit_base_patch32_224", "vit_b_32"),
                    Map.entry("vit_large_patch16_224", "vit_l_16"),
                    Map.entry("vit_huge_patch14_224", "vit_h_14"));

    private static final Map<String, String> COMPACT =
            Catalogue.backbones().stream()
                    .map(Backbone::name)
                    .collect(
                            Collectors.toMap(
                                    BackboneNames::compact, Function.identity(), (one, _) -> one));

    private BackboneNames() {}

    /** The backbone of that name, however its parts are joined: seresnet50 is se_resnet50. */
    static Optional<String> find(String model) {
        return Optional.ofNullable(TIMM.get(model))
                .or(() -> Optional.ofNullable(COMPACT.get(compact(model))));
    }

    private static String compact(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
