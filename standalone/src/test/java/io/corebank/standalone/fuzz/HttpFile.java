package io.corebank.standalone.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A file of requests as HTTP clients of editors read it: variables, then requests with a title, headers and a body. */
final class HttpFile {

    private static final Pattern VARIABLE = Pattern.compile("(?m)^@(\\w+) = (.*)$");
    private static final Pattern USE = Pattern.compile("\\{\\{(\\w+)}}");
    private static final Pattern REQUEST = Pattern.compile(
            "(?<title>[^\\n]*): (?<status>\\d{3})\\n(?<method>[A-Z]+) (?<address>\\S+)\\n"
                    + "(?<headers>(?:[\\w-]+: [^\\n]*\\n)*)"
                    + "(?:\\n(?<body>.*))?",
            Pattern.DOTALL);

    /** @param status that the title promises */
    record Request(String title, int status, String method, String address, Map<String, String> headers, String body) {

        @Override
        public String toString() {
            return title;
        }
    }

    private HttpFile() {}

    /** The variables that a file begins with, in its order. */
    static Map<String, String> variables(String text) {
        Map<String, String> variables = new LinkedHashMap<>();
        VARIABLE.matcher(text.split("(?m)^### ")[0])
                .results()
                .forEach(variable -> variables.put(variable.group(1), variable.group(2)));
        return variables;
    }

    /** @param values of variables, instead of those in the file */
    static List<Request> parse(String text, Map<String, String> values) {
        String[] parts = text.split("(?m)^### ");
        Map<String, String> known = variables(text);
        known.putAll(values);
        List<Request> requests = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            requests.add(request(USE.matcher(parts[i]).replaceAll(use -> {
                String value = known.get(use.group(1));
                if (value == null) {
                    throw new IllegalArgumentException("No variable " + use.group());
                }
                return Matcher.quoteReplacement(value);
            })));
        }
        return requests;
    }

    private static Request request(String part) {
        var read = REQUEST.matcher(part);
        if (!read.matches()) {
            throw new IllegalArgumentException("Not a request: " + part);
        }
        Map<String, String> headers = read.group("headers")
                .lines()
                .map(line -> line.split(": ", 2))
                .collect(Collectors.toMap(header -> header[0], header -> header[1]));
        String body = read.group("body");
        return new Request(
                read.group("title"),
                Integer.parseInt(read.group("status")),
                read.group("method"),
                read.group("address"),
                headers,
                body == null ? "" : body.strip());
    }
}
