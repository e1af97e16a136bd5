package io.corebank.standalone.browser;

import io.corebank.standalone.bank.Chromium;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.StreamSupport;

/** The compiler of TypeScript, which is a script itself, run by the browser: nobody needs Node to check types. */
final class TypeScript {

    private static final String KNOWN_BY = "/META-INF/maven/org.webjars.npm/typescript/pom.xml";
    private static final String COMPILER = "typescript.js";

    /** A compiler whose files are all in one object. The libraries of the language are in /lib. */
    private static final String CHECK = """
            (() => {
              const { files, roots, options } = window.given;
              const folders = new Set(Object.keys(files).map((name) => name.slice(0, name.lastIndexOf('/'))));
              const host = {
                getSourceFile: (name, version) =>
                  name in files ? ts.createSourceFile(name, files[name], version, true) : undefined,
                getDefaultLibFileName: () => '/lib/lib.d.ts', getDefaultLibLocation: () => '/lib',
                getCurrentDirectory: () => '/', fileExists: (name) => name in files, readFile: (name) => files[name],
                directoryExists: (name) => folders.has(name), getDirectories: () => [], writeFile: () => {},
                getCanonicalFileName: (name) => name, useCaseSensitiveFileNames: () => true, getNewLine: () => '\\n',
              };
              const read = ts.convertCompilerOptionsFromJson(options, '/');
              const program = ts.createProgram(roots, read.options, host);
              return [...read.errors, ...ts.getPreEmitDiagnostics(program)]
                .map((one) => ts.formatDiagnostic(one, host).trim());
            })()
            """;

    private TypeScript() {}

    /**
     * What the compiler has to say of the files.
     *
     * @param sources contents by their names, which begin with a slash
     * @param options as in a {@code jsconfig.json}
     */
    static List<String> complaints(Chromium chromium, Map<String, String> sources, Map<String, ?> options)
            throws IOException {
        Map<String, String> files = new TreeMap<>(sources);
        String compiler = unpack(files);
        try (Browser browser = Browser.open(chromium, 800, 600)) {
            browser.evaluate(compiler + "; window.ts = ts; true");
            Map<String, ?> given = Map.of("files", files, "roots", sources.keySet(), "options", options);
            browser.evaluate("window.given = " + Browser.json(given) + "; true");
            return StreamSupport.stream(browser.evaluate(CHECK).spliterator(), false)
                    .map(complaint -> complaint.asString())
                    .toList();
        }
    }

    /** Adds the declarations of the language and of the browser, and answers with the compiler. */
    private static String unpack(Map<String, String> files) throws IOException {
        URI known = URI.create(
                Objects.requireNonNull(TypeScript.class.getResource(KNOWN_BY)).toString());
        JarURLConnection connection = (JarURLConnection) known.toURL().openConnection();
        connection.setUseCaches(false);
        String compiler = "";
        try (JarFile jar = connection.getJarFile()) {
            for (JarEntry entry : jar.stream().toList()) {
                String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
                if (name.startsWith("lib.") && name.endsWith(".d.ts")) {
                    files.put("/lib/" + name, read(jar, entry));
                } else if (name.equals(COMPILER)) {
                    compiler = read(jar, entry);
                }
            }
        }
        return compiler;
    }

    private static String read(JarFile jar, JarEntry entry) throws IOException {
        try (InputStream content = jar.getInputStream(entry)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
