package flopper.analysis.convention;

import flopper.analysis.InputBinding;
import flopper.analysis.ModelAnalyzer;
import flopper.analysis.graph.Model;
import flopper.analysis.report.ModelReport;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/**
 * One module, every tool: what ptflops, fvcore, thop, PyTorch's flop counter, DeepSpeed and onnx-tool
 * printed for it on torch 2.13.0, each in its own unit, against the convention's figure for a graph
 * that keeps the module.
 */
class ToolFiguresTest {
    private static final List<FlopConvention> COLUMNS =
            List.of(
                    FlopConvention.PTFLOPS,
                    FlopConvention.FVCORE,
                    FlopConvention.THOP,
                    FlopConvention.TORCH,
                    FlopConvention.DEEPSPEED,
                    FlopConvention.ONNX_TOOL);

    /**
     * Graph, whether ptflops' figure is for one image of the two (it divides what it counts of
     * modules, and nothing else), and the tools' figures in the order of the columns.
     */
    private static final String MEASURED =
            """
            Conv2d(8,16,3,p1)         image  299008  589824  589824 1179648 1187840  598016
            Conv2d(8,16,3,p1,g4)      image   73728  147456  147456  294912  294912  147456
            ConvT2d(8,16,4,s2,p1)     image  540672 1048576 4194304 2097152 2099200 8421376
            ConvT2d(8,16,4,s2,p1,g4)  image  131072  262144 1048576  524288  131072 2097152
            Linear(64,32)             image   20800   40960   40960   81920   81920   41600
            BatchNorm2d               image    4096    8192   16384       0    8192  126976
            LayerNorm                 image     640    6400    5120       0    6400    9540
            GroupNorm                 image    4096   20480       0       0   20480   36864
            InstanceNorm2d            image    2048   16384    8192       0   16384   28672
            ReLU                      both     6144       0       0       0    4096    4096
            GELU                      both     6144       0       0       0    4096   28672
            SiLU                      batch    4096       0       0       0    4096  135168
            Hardswish                 image       0       0       0       0       0   20480
            Sigmoid                   image       0       0       0       0       0  131072
            LeakyReLU                 image    2048       0       0       0    4096    8192
            Tanh                      image       0       0       0       0       0  311296
            Softmax                   batch    1280       0    3820       0    1280   46080
            MaxPool2d(3,s2,p1)        both     6144       0       0       0    4096    9216
            AvgPool2d(2)              both     6144       0    1024       0    4096    4096
            AdaptiveAvgPool2d(1)      both     6144    4096    4112       0    4096    4160
            Upsample(2,nearest)       both    20480   16384   16384       0   16384       0
            Upsample(2,bilinear)      both    20480   65536  180224       0   16384   65536
            Upsample(2,bicubic)       both    20480       0 4243456       0   16384  131072
            x+x                       batch       0       0       0       0       0    4096
            torch.add                 batch    4096       0       0       0    4096    4096
            x@x.T                     batch       0   65536       0  131072  131072   65536
            torch.matmul              batch   65536   65536       0  131072  131072   65536
            einsum                    batch       0   65550       0  131072  131100   65536
            sdpa                      batch       0       0       0       0   51200   57036
            MultiheadAttention(64,4)  image  180240  327680       0  655360  706560  389838
            LSTM(16,32,2l,bi)         image  391680       0  778240       0 1500160  988160
            LSTM(16,32)               image   67200       0  133120       0  252160  243200
            GRU(16,32)                image   50240       0  100480  184320  188800  166400
            Embedding(1000,16)        image       0       0       0       0       0      20
            """;

    @Test
    void everyDeviationFromTheToolsIsKnownWithItsCause() {
        Deviations deviations = new Deviations();
        for (String line : MEASURED.lines().toList()) {
            String[] cells = line.split(" +", -1);
            Map<String, Long> figures = analyze(ModuleGraphs.of(cells[0])).conventions();
            for (int i = 0; i < COLUMNS.size(); i++) {
                FlopConvention convention = COLUMNS.get(i);
                boolean image = i == 0 && cells[1].equals("image");
                deviations.compare(
                        cells[0],
                        convention,
                        Long.parseLong(cells[i + 2]) * (image ? ModuleGraphs.BATCH : 1),
                        figures.getOrDefault(convention.toString(), 0L));
            }
        }

        deviations.assertListed("module deviations");
    }

    private static ModelReport analyze(Model model) {
        return ModelAnalyzer.analyze(model, InputBinding.NONE);
    }
}
