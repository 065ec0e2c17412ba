package io.plimsoll.evidence;

import io.plimsoll.history.WorkflowState;
import io.plimsoll.history.WorkflowStep;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A process as SVG, drawn from the places its BPMN gives, with the path of a run: green and a tick where it passed. */
final class ProcessPicture {

    private static final int MARGIN = 30;
    private static final int LETTERS_A_LINE = 16;
    private static final int LINE_HEIGHT = 14;

    private final Map<String, Element> elements = new HashMap<>();
    private final Map<String, WorkflowState> states = new HashMap<>();
    private final Set<String> flows;
    private final StringBuilder shapes = new StringBuilder();
    private int left = Integer.MAX_VALUE;
    private int top = Integer.MAX_VALUE;
    private int right;
    private int bottom;

    private ProcessPicture(List<WorkflowStep> steps, List<String> flows) {
        steps.forEach(step -> states.put(step.elementId(), step.state()));
        this.flows = new HashSet<>(flows);
    }

    static String of(String bpmn, List<WorkflowStep> steps, List<String> flows) {
        return new ProcessPicture(steps, flows).draw(parsed(bpmn));
    }

    private String draw(Document bpmn) {
        for (Element element : all(bpmn.getDocumentElement(), "*")) {
            if (element.hasAttribute("id")) {
                elements.put(element.getAttribute("id"), element);
            }
        }
        all(bpmn.getDocumentElement(), "BPMNEdge").forEach(this::edge);
        all(bpmn.getDocumentElement(), "BPMNShape").forEach(this::shape);
        int width = right - left + 2 * MARGIN;
        int height = bottom - top + 2 * MARGIN;
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="%d %d %d %d" width="%d" height="%d" font-family="sans-serif" font-size="12">
                <defs><marker id="arrow" viewBox="0 0 10 10" refX="10" refY="5" markerWidth="8" markerHeight="8" orient="auto"><path d="M 0 0 L 10 5 L 0 10 z"/></marker></defs>
                <rect x="%d" y="%d" width="%d" height="%d" fill="#fff"/>
                %s</svg>
                """.formatted(
                        left - MARGIN,
                        top - MARGIN,
                        width,
                        height,
                        width,
                        height,
                        left - MARGIN,
                        top - MARGIN,
                        width,
                        height,
                        shapes);
    }

    private void edge(Element edge) {
        String flow = edge.getAttribute("bpmnElement");
        List<String> points = new ArrayList<>();
        for (Element point : all(edge, "waypoint")) {
            int x = number(point, "x");
            int y = number(point, "y");
            reach(x, y, 0, 0);
            points.add(x + "," + y);
        }
        boolean taken = flows.contains(flow);
        shapes.append(
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%d\" marker-end=\"url(#arrow)\"/>\n"
                        .formatted(String.join(" ", points), taken ? "#1d6b3a" : "#51606e", taken ? 3 : 1));
        label(edge, flow);
    }

    private void shape(Element shape) {
        Element element = elements.get(shape.getAttribute("bpmnElement"));
        Element bounds = bounds(shape);
        if (element == null || bounds == null) {
            return;
        }
        String kind = String.valueOf(element.getLocalName());
        int x = number(bounds, "x");
        int y = number(bounds, "y");
        int width = number(bounds, "width");
        int height = number(bounds, "height");
        reach(x, y, width, height);
        String look = look(states.get(element.getAttribute("id")));
        int middle = x + width / 2;
        if (kind.endsWith("Event")) {
            circle(kind, middle, y + height / 2, width / 2, look);
        } else if (kind.endsWith("Gateway")) {
            shapes.append("<path d=\"M %d %d L %d %d L %d %d L %d %d z\" %s/>\n"
                    .formatted(middle, y, x + width, y + height / 2, middle, y + height, x, y + height / 2, look));
        } else {
            shapes.append("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"10\" %s/>\n"
                    .formatted(x, y, width, height, look));
            words(element.getAttribute("name"), middle, y + height / 2);
        }
        sign(states.get(element.getAttribute("id")), x + width, y);
        if (kind.endsWith("Event") || kind.endsWith("Gateway")) {
            label(shape, element.getAttribute("id"));
        }
    }

    private void circle(String kind, int x, int y, int radius, String look) {
        shapes.append("<circle cx=\"%d\" cy=\"%d\" r=\"%d\" %s/>\n".formatted(x, y, radius, look));
        if (kind.startsWith("intermediate") || kind.startsWith("boundary") || kind.startsWith("end")) {
            shapes.append(
                    "<circle cx=\"%d\" cy=\"%d\" r=\"%d\" fill=\"none\" stroke=\"#51606e\" stroke-width=\"%d\"/>\n"
                            .formatted(x, y, radius - 3, kind.startsWith("end") ? 3 : 1));
        }
    }

    /** The label's place when the drawing has one, else below. */
    private void label(Element of, String id) {
        Element element = elements.get(id);
        if (element == null || element.getAttribute("name").isEmpty()) {
            return;
        }
        List<Element> labels = all(of, "BPMNLabel");
        Element place = labels.isEmpty() ? null : bounds(labels.getFirst());
        if (place != null) {
            int x = number(place, "x");
            int y = number(place, "y");
            reach(x, y, number(place, "width"), number(place, "height"));
            words(element.getAttribute("name"), x + number(place, "width") / 2, y + number(place, "height") / 2);
        }
    }

    private static String look(@Nullable WorkflowState state) {
        return switch (state) {
            case COMPLETED -> "fill=\"#e3f3e8\" stroke=\"#1d6b3a\" stroke-width=\"3\"";
            case ACTIVE -> "fill=\"#e3f0f2\" stroke=\"#0b5563\" stroke-width=\"4\"";
            case TERMINATED -> "fill=\"#eceff0\" stroke=\"#51606e\" stroke-width=\"3\" stroke-dasharray=\"6 4\"";
            case null -> "fill=\"#fff\" stroke=\"#51606e\" stroke-width=\"1\"";
        };
    }

    private void sign(@Nullable WorkflowState state, int x, int y) {
        String sign = switch (state) {
            case COMPLETED -> "✓";
            case ACTIVE -> "●";
            case TERMINATED -> "✕";
            case null -> "";
        };
        if (!sign.isEmpty()) {
            shapes.append("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>\n".formatted(x, y - 2, sign));
        }
    }

    private void words(String text, int x, int y) {
        List<String> lines = new ArrayList<>(List.of(""));
        for (String word : text.strip().split("\\s+")) {
            String longer = (lines.getLast() + " " + word).strip();
            if (longer.length() <= LETTERS_A_LINE || lines.getLast().isEmpty()) {
                lines.set(lines.size() - 1, longer);
            } else {
                lines.add(word);
            }
        }
        int first = y + 4 - (lines.size() - 1) * LINE_HEIGHT / 2;
        for (int i = 0; i < lines.size(); i++) {
            shapes.append("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>\n"
                    .formatted(x, first + i * LINE_HEIGHT, escaped(lines.get(i))));
        }
    }

    private void reach(int x, int y, int width, int height) {
        left = Math.min(left, x);
        top = Math.min(top, y);
        right = Math.max(right, x + width);
        bottom = Math.max(bottom, y + height);
    }

    private static @Nullable Element bounds(Element of) {
        NodeList children = of.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            if (children.item(i) instanceof Element child && "Bounds".equals(child.getLocalName())) {
                return child;
            }
        }
        return null;
    }

    private static List<Element> all(Element under, String localName) {
        NodeList found = under.getElementsByTagNameNS("*", localName);
        List<Element> all = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            if (found.item(i) instanceof Element element) {
                all.add(element);
            }
        }
        return all;
    }

    private static int number(Element of, String attribute) {
        return new BigDecimal(of.getAttribute(attribute))
                .setScale(0, RoundingMode.HALF_UP)
                .intValueExact();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static Document parsed(String bpmn) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(bpmn)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException("expected a BPMN drawing, but it cannot be read", e);
        }
    }
}
