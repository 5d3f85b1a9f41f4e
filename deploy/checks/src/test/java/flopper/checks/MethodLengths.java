package flopper.checks;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** How many lines methods have, as the compiler's own parser sees them. */
final class MethodLengths {
    private MethodLengths() {}

    /** The methods with more lines than that, each with its place and length. */
    static List<String> longerThan(int linesMax, List<Path> files) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> found = new ArrayList<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    manager,
                                    null,
                                    List.of("-proc:none"),
                                    null,
                                    manager.getJavaFileObjectsFromPaths(files));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                new Scanner(unit, positions, linesMax, found).scan(unit, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static final class Scanner extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final int linesMax;
        private final List<String> found;

        Scanner(
                CompilationUnitTree unit,
                SourcePositions positions,
                int linesMax,
                List<String> found) {
            this.unit = unit;
            this.positions = positions;
            this.linesMax = linesMax;
            this.found = found;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            LineMap lines = unit.getLineMap();
            long first = lines.getLineNumber(positions.getStartPosition(unit, method));
            long last = lines.getLineNumber(positions.getEndPosition(unit, method));
            // A store's method without a body is one SQL statement, which reads best in one piece.
            if (method.getBody() != null && last - first + 1 > linesMax) {
                found.add(
                        "%s:%d: %s has %d lines"
                                .formatted(
                                        SourceTree.label(Path.of(unit.getSourceFile().toUri())),
                                        first,
                                        method.getName(),
                                        last - first + 1));
            }
            return super.visitMethod(method, null);
        }
    }
}
