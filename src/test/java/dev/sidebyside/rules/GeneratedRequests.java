package dev.sidebyside.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sidebyside.rules.Operation.Parameter;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/**
 * Valid and invalid requests to an operation, generated from its parameters: first every special
 * value once, then random combinations. They are the same in every run, because the operation's
 * name is the seed.
 */
final class GeneratedRequests {

    private final Operation operation;
    private final Random random;
    private final Map<Parameter, ParameterValues> values = new LinkedHashMap<>();

    GeneratedRequests(Operation operation, ExistingValues existing) {
        this.operation = operation;
        this.random = new Random(operation.name().hashCode());
        operation.parameters().stream()
                .filter(parameter -> List.of("path", "query").contains(parameter.in()))
                .forEach(it -> values.put(it, ParameterValues.of(it, existing.of(it.name()))));
    }

    /**
     * Returns at least so many requests, each as path and query without the side's prefix; a single
     * one if the operation has no parameters.
     */
    List<String> atLeast(int count) {
        List<String> requests = new ArrayList<>();
        values.forEach(
                (tried, its) -> {
                    for (String value : its.special()) {
                        requests.add(request(it -> it.equals(tried) ? value : ordinary(it)));
                    }
                });
        while (requests.size() < (values.isEmpty() ? 1 : count)) {
            requests.add(request(it -> random.nextInt(3) == 0 ? special(it) : ordinary(it)));
        }
        return requests;
    }

    private String ordinary(Parameter parameter) {
        return values.get(parameter).anyOrdinary(random);
    }

    private String special(Parameter parameter) {
        return values.get(parameter).anySpecial(random);
    }

    private String request(Function<Parameter, String> choice) {
        String path = operation.path();
        List<String> query = new ArrayList<>();
        for (Parameter parameter : values.keySet()) {
            String value = choice.apply(parameter);
            if (value == null) {
                continue;
            }
            String encoded = URLEncoder.encode(value, UTF_8).replace("+", "%20");
            if (parameter.in().equals("path")) {
                path = path.replace("{" + parameter.name() + "}", encoded);
            } else {
                query.add(parameter.name() + "=" + encoded);
            }
        }
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }
}
