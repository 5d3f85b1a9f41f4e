package flopper.zoo;

import flopper.zoo.build.Architecture;
import flopper.zoo.classic.AlexNet;
import flopper.zoo.classic.SqueezeNet;
import flopper.zoo.classic.Vgg;
import flopper.zoo.inception.BnInception;
import flopper.zoo.inception.GoogLeNet;
import flopper.zoo.inception.InceptionResNetV2;
import flopper.zoo.inception.InceptionV3;
import flopper.zoo.inception.InceptionV4;
import flopper.zoo.inception.PolyNet;
import flopper.zoo.inception.Xception;
import flopper.zoo.mobile.EfficientNet;
import flopper.zoo.mobile.MnasNet;
import flopper.zoo.mobile.MobileNetV1;
import flopper.zoo.mobile.MobileNetV2;
import flopper.zoo.mobile.MobileNetV3;
import flopper.zoo.mobile.ShuffleNetV2;
import flopper.zoo.residual.ConvNeXt;
import flopper.zoo.residual.DenseNet;
import flopper.zoo.residual.DualPathNet;
import flopper.zoo.residual.PortedResNet;
import flopper.zoo.residual.RegNet;
import flopper.zoo.residual.ResNet;
import flopper.zoo.residual.SeNet;
import flopper.zoo.searched.NasNet;
import flopper.zoo.searched.PnasNet;
import flopper.zoo.transformer.Bert;
import flopper.zoo.transformer.Gpt2;
import flopper.zoo.transformer.MaxVit;
import flopper.zoo.transformer.SwinTransformer;
import flopper.zoo.transformer.VisionTransformer;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What every family builds, in alphabetical order. */
final class Architectures {
    static final List<Architecture> ALL =
            families()
                    .flatMap(List::stream)
                    .sorted(Comparator.comparing(Architecture::name))
                    .toList();

    private Architectures() {}

    private static Stream<List<Architecture>> families() {
        return Stream.of(
                AlexNet.architectures(),
                Bert.architectures(),
                BnInception.architectures(),
                ConvNeXt.architectures(),
                DenseNet.architectures(),
                DualPathNet.architectures(),
                EfficientNet.architectures(),
                GoogLeNet.architectures(),
                Gpt2.architectures(),
                InceptionResNetV2.architectures(),
                InceptionV3.architectures(),
                InceptionV4.architectures(),
                MaxVit.architectures(),
                MnasNet.architectures(),
                MobileNetV1.architectures(),
                MobileNetV2.architectures(),
                MobileNetV3.architectures(),
                NasNet.architectures(),
                PnasNet.architectures(),
                PolyNet.architectures(),
                PortedResNet.architectures(),
                RegNet.architectures(),
                ResNet.architectures(),
                SeNet.architectures(),
                ShuffleNetV2.architectures(),
                SqueezeNet.architectures(),
                SwinTransformer.architectures(),
                Vgg.architectures(),
                VisionTransformer.architectures(),
                Xception.architectures());
    }
}
