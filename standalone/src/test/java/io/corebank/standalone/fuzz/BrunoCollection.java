package io.corebank.standalone.fuzz;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The requests of a file for editors as a collection for Bruno: a file for each, and one for the variables. */
final class BrunoCollection {

    private BrunoCollection() {}

    /** All files by their names, in order. */
    static Map<String, String> of(String httpFile) {
        Map<String, String> variables = HttpFile.variables(httpFile);
        Map<String, String> untouched = new HashMap<>();
        variables.keySet().forEach(name -> untouched.put(name, "{{" + name + "}}"));
        List<HttpFile.Request> requests = HttpFile.parse(httpFile, untouched);
        Map<String, String> files = new TreeMap<>();
        files.put("bruno.json", """
                {"version": "1", "name": "corebank", "type": "collection"}
                """);
        files.put("environments/local.bru", block("vars", variables));
        for (int i = 0; i < requests.size(); i++) {
            HttpFile.Request request = requests.get(i);
            String name = "%02d-%s.bru".formatted(i + 1, wordsOf(request.title()));
            files.put(name, fileOf(request, i + 1));
        }
        return files;
    }

    private static String fileOf(HttpFile.Request request, int sequence) {
        Map<String, String> meta =
                new TreeMap<>(Map.of("name", request.title(), "type", "http", "seq", Integer.toString(sequence)));
        Map<String, String> call = new TreeMap<>(
                Map.of("auth", "none", "body", request.body().isEmpty() ? "none" : "json", "url", request.address()));
        String query = queryOf(request.address());
        return block("meta", meta)
                + "\n" + block(request.method().toLowerCase(Locale.ROOT), call)
                + (query.isEmpty() ? "" : "\n" + query)
                + (request.headers().isEmpty() ? "" : "\n" + block("headers", new TreeMap<>(request.headers())))
                + (request.body().isEmpty()
                        ? ""
                        : "\nbody:json {\n" + request.body().indent(2) + "}\n")
                + "\n" + block("assert", Map.of("res.status", "eq " + request.status()));
    }

    private static String queryOf(String address) {
        String[] parts = address.split("\\?", 2);
        if (parts.length == 1) {
            return "";
        }
        Map<String, String> parameters = new TreeMap<>();
        for (String parameter : parts[1].split("&")) {
            String[] pair = parameter.split("=", 2);
            parameters.put(pair[0], pair.length == 1 ? "" : pair[1]);
        }
        return block("params:query", parameters);
    }

    private static String block(String name, Map<String, String> values) {
        return name + " {\n"
                + values.entrySet().stream()
                        .map(value -> "  " + value.getKey() + ": " + value.getValue() + "\n")
                        .collect(Collectors.joining())
                + "}\n";
    }

    private static String wordsOf(String title) {
        return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("(^-|-$)", "");
    }
}
