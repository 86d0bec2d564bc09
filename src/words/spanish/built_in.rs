//! What the built-in channels and metrics are called.

use super::super::MetricWords;
use super::super::built_in::metric;

pub const CHANNELS: &[(&str, &str)] = &[
    ("website", "Sitio web"),
    ("search", "Búsqueda"),
    ("social", "Redes sociales"),
    ("email", "Correo electrónico"),
    ("ads", "Anuncios"),
    ("app", "Aplicación"),
    ("product", "Producto"),
    ("chat", "Chat"),
    ("sms", "SMS"),
    ("review", "Reseñas"),
    ("community", "Comunidad"),
    ("store", "Tienda"),
    ("mail", "Carta"),
    ("event", "Evento"),
    ("kiosk", "Quiosco"),
    ("sales", "Ventas"),
    ("support", "Atención al cliente"),
    ("phone", "Teléfono"),
    ("referral", "Recomendación"),
];

pub const METRICS: &[(&str, MetricWords)] = &[
    metric(
        "click-through-rate",
        "Tasa de clics (CTR)",
        "clics en el anuncio, resultado o enlace ÷ veces que se mostró, en el mismo periodo",
    ),
    metric(
        "lead-rate",
        "Tasa de leads",
        "sesiones en las que alguien se convirtió en lead ÷ todas las sesiones, en el mismo periodo",
    ),
    metric(
        "conversion-rate",
        "Tasa de conversión",
        "personas que completaron el paso ÷ personas que lo empezaron, en el mismo periodo",
    ),
    metric(
        "win-rate",
        "Tasa de cierre",
        "ventas ganadas ÷ ventas cerradas (ganadas y perdidas), en el mismo periodo",
    ),
    metric(
        "activation-rate",
        "Tasa de activación",
        "clientes nuevos que llegaron al primer valor en un plazo fijado ÷ todos los clientes nuevos de la misma cohorte",
    ),
    metric(
        "csat",
        "Satisfacción del cliente (CSAT)",
        "respuestas de los mejores niveles (4 y 5 de 5) ÷ todas las respuestas, en el mismo periodo",
    ),
    metric(
        "first-contact-resolution",
        "Resolución en el primer contacto",
        "casos sin segundo contacto en un plazo fijado ÷ todos los casos, abiertos en el mismo periodo",
    ),
    metric(
        "feature-adoption",
        "Adopción de la función",
        "usuarios activos que usaron la función ÷ todos los usuarios activos con acceso a ella, en el mismo periodo",
    ),
    metric(
        "stickiness",
        "Asiduidad (DAU ÷ MAU)",
        "media de los usuarios activos al día del mes ÷ usuarios activos al mes, del mismo mes",
    ),
    metric(
        "retention-rate",
        "Tasa de retención",
        "clientes del primer día que lo siguen siendo el último del periodo ÷ clientes del primer día",
    ),
    metric(
        "net-revenue-retention",
        "Retención neta de ingresos",
        "ingresos recurrentes de hoy con los clientes de hace doce meses ÷ sus ingresos recurrentes de entonces",
    ),
    metric(
        "repeat-purchase-rate",
        "Tasa de recompra",
        "clientes con un segundo pedido en un plazo fijado tras el primero ÷ todos los clientes de la misma cohorte",
    ),
    metric(
        "referral-rate",
        "Tasa de recomendación",
        "clientes nuevos que llegaron por recomendación ÷ todos los clientes nuevos, en el mismo periodo",
    ),
    metric(
        "bounce-rate",
        "Tasa de rebote",
        "sesiones con rebote según la definición de la herramienta ÷ todas las sesiones, en el mismo periodo",
    ),
    metric(
        "rage-click-rate",
        "Tasa de clics de rabia",
        "sesiones con un clic de rabia (varios clics rápidos en un mismo sitio) ÷ todas las sesiones grabadas, en el mismo periodo",
    ),
    metric(
        "dead-click-rate",
        "Tasa de clics sin efecto",
        "sesiones con un clic que no tuvo efecto ÷ todas las sesiones grabadas, en el mismo periodo",
    ),
    metric(
        "cart-abandonment-rate",
        "Tasa de abandono del carrito",
        "carritos con algún artículo que no acabaron en pedido ÷ todos los carritos con algún artículo, empezados en el mismo periodo",
    ),
    metric(
        "churn-rate",
        "Tasa de bajas",
        "clientes del primer día que se fueron durante el periodo ÷ clientes del primer día",
    ),
    metric(
        "impressions",
        "Impresiones",
        "veces que se mostró un anuncio, publicación o resultado de búsqueda en el periodo",
    ),
    metric(
        "sessions",
        "Sesiones",
        "visitas al sitio o a la aplicación empezadas en el periodo; tras una pausa, normalmente de 30 minutos, empieza otra",
    ),
    metric(
        "average-order-value",
        "Valor medio del pedido",
        "ingresos por pedidos ÷ número de pedidos, en el mismo periodo",
    ),
    metric(
        "customer-lifetime-value",
        "Valor de vida del cliente",
        "margen bruto por cliente y mes × meses que un cliente se queda de media",
    ),
    metric(
        "monthly-recurring-revenue",
        "Ingresos recurrentes mensuales",
        "suma de los precios mensuales de todas las suscripciones activas el último día del mes; de las anuales, una doceava parte",
    ),
    metric(
        "cost-per-lead",
        "Coste por lead",
        "gasto en marketing ÷ leads nuevos, de las mismas campañas y periodo",
    ),
    metric(
        "customer-acquisition-cost",
        "Coste de adquisición de clientes",
        "gasto en marketing y ventas, con salarios ÷ clientes nuevos ganados con él, en el mismo periodo",
    ),
    metric(
        "sales-cycle",
        "Ciclo de venta",
        "tiempo mediano del primer contacto cualificado a la firma, de las ventas ganadas en el periodo",
    ),
    metric(
        "time-to-value",
        "Tiempo hasta el primer valor",
        "tiempo mediano del alta o la compra al primer valor, de los clientes que empezaron en el periodo",
    ),
    metric(
        "first-response-time",
        "Tiempo de primera respuesta",
        "tiempo mediano del primer mensaje del cliente a la primera respuesta de una persona, de los casos abiertos en el periodo",
    ),
    metric(
        "resolution-time",
        "Tiempo de resolución",
        "tiempo mediano del primer mensaje del cliente a la solución, de los casos resueltos en el periodo",
    ),
    metric(
        "nps",
        "Net Promoter Score (NPS)",
        "promotores (9 y 10) − detractores (0 a 6), cada uno como proporción de todas las respuestas en la escala de 0 a 10",
    ),
    metric(
        "review-rating",
        "Valoración media",
        "suma de las estrellas dadas (de 1 a 5 cada una) ÷ número de reseñas",
    ),
    metric(
        "scroll-depth",
        "Profundidad de desplazamiento",
        "punto más bajo de la página que llegó a verse ÷ altura de la página, media de las páginas vistas",
    ),
    metric(
        "engagement-time",
        "Tiempo de atención",
        "tiempo en que la página o la aplicación estuvo en primer plano ÷ sesiones, en el mismo periodo",
    ),
    metric(
        "customer-effort-score",
        "Esfuerzo del cliente (CES)",
        "suma de las respuestas en la escala de esfuerzo ÷ número de respuestas, en el mismo periodo",
    ),
];
