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
 * Requests to an operation, right and wrong ones, made from its parameters: first every special
 * value once, then by chance. The same in every run, since chance begins with the operation's name.
 */
final class Requests {

    private final Operation operation;
    private final Random random;
    private final Map<Parameter, Values> values = new LinkedHashMap<>();

    Requests(Operation operation, DemoData data) {
        this.operation = operation;
        this.random = new Random(operation.name().hashCode());
        operation.parameters().stream()
                .filter(parameter -> List.of("path", "query").contains(parameter.in()))
                .forEach(it -> values.put(it, Values.of(it, data.valuesOf(it.name()))));
    }

    /**
     * So many or more, each as path and query below the side; only one if there is nothing to vary.
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
